"""What is on a phone's keys: softkeys, function keys, navigation keys and hard keys, as a configuration assigns them.

Names of parameters, meanings of functions and the numbers of keys are facts of the dataset's topics on keys; where it
has none, the answer is that it is not known.
"""
