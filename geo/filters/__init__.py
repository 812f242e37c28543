"""Which incidents to show: `Criteria` says it, `select` finds them, `Selection` holds the answer, `facet_counts` the choices."""

from geo.filters.criteria import Criteria
from geo.filters.facets import FACETS, Choices, facet_counts
from geo.filters.selecting import Selection, select
from geo.filters.values import BBox, Query
from geo.filters.words import Words

__all__ = ["FACETS", "BBox", "Choices", "Criteria", "Query", "Selection", "Words", "facet_counts", "select"]
