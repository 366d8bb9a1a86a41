"""How a phone finds its files: provisioning URLs, the DHCP options that carry them, and the order of the search.

What URLs are made of, what the options hold and what stands in for a part left out are rows of the dataset.
"""
