"""Tools around the package: build, set-up, checks. Nothing in `styrkort_desktop` may import from here."""
