"""What each direction asks for beside goals, as sections of a page: forms and grids. Values only."""
