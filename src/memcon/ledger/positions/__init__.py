"""Where the parties stand on the points: attitudes, holders, cells, comparison, orders."""
