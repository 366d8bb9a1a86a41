"""What a dataset is: its tables, how the testimony of several sources becomes one row, how it is written down."""
