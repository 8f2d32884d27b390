"""The steps of the path, each by the one whose step it is. A step begins and ends on a page, and says what was seen."""
