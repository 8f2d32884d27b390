"""The site's shelf of law: the rulebooks to read, search and compare, what is unverified, and who confirmed it."""
