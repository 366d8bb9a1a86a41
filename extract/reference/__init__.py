"""The hand-edited facts in `data/reference`, read, checked and compiled into the dataset (`make data`)."""
