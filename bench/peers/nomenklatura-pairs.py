"""Scores the pairs of names on standard input with logic-v2 and prints how many a CPU second, loading left out."""

import json
import sys
import time

from followthemoney import model
from nomenklatura.matching import get_algorithm

# Rounds: the first warms up, as ours does.
WARM_UP = 500

algorithm = get_algorithm("logic-v2")
config = algorithm.default_config()


def person(name):
    return model.get_proxy({"id": name, "schema": "Person", "properties": {"name": [name]}})


pairs = [(person(one), person(other)) for one, other in json.load(sys.stdin)]
for one, other in pairs[:WARM_UP]:
    algorithm.compare(one, other, config)
began = time.process_time()
for one, other in pairs:
    algorithm.compare(one, other, config)
print(len(pairs) / (time.process_time() - began))
