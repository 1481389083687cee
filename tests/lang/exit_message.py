"""sys.exit with a text prints it on stderr and exits with status 1."""

import sys

print("output")
sys.exit("the message")
