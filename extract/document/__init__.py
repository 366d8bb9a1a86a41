"""A guide as pages: words with their places, and the lines and shades drawn between them."""
