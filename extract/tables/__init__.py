"""From pages to tables: find them by header and shape, cut them into rows, join them across pages, tell their kind."""
