"""A network of dense layers: units in columns, and the strongest edges between them."""
