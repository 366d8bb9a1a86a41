"""Files of single phones from a template and a table: the job of the vendor's VoIProvision utility.

The table is a CSV whose first line names tags in square brackets; every further line is one phone. In the template, a
configuration file, a tag stands for the phone's value.
"""
