#!/usr/bin/env python3
"""Scores result files of `optimizer bench nab --out DIR` with the Numenta Anomaly Benchmark's own sweeper.

usage: nab-score.py NAB_REPOSITORY NAB_DATA DIR/optimizer [THRESHOLD]

NAB_REPOSITORY is a clone of github.com/numenta/NAB (only nab/sweeper.py is used), NAB_DATA a folder with labels/combined_windows.json.
Without a threshold the best one for the whole corpus is taken, as the benchmark does it. Standard library only.
"""
import csv, importlib.util, json, os, sys

PROFILES = {
    "standard": {"tpWeight": 1.0, "fnWeight": 1.0, "fpWeight": 0.11},
    "reward_low_FP_rate": {"tpWeight": 1.0, "fnWeight": 1.0, "fpWeight": 0.22},
    "reward_low_FN_rate": {"tpWeight": 1.0, "fnWeight": 2.0, "fpWeight": 0.11},
}


def sweeper_of(repository):
    spec = importlib.util.spec_from_file_location("sweeper", os.path.join(repository, "nab", "sweeper.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Sweeper


def read(folder, name):
    category, file = name.split("/")
    path = os.path.join(folder, category, f"{os.path.basename(folder.rstrip('/'))}_{file}")
    with open(path, newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [r["timestamp"] for r in rows], [float(r["anomaly_score"]) for r in rows]


def main(repository, data, folder, threshold=None):
    with open(os.path.join(data, "labels", "combined_windows.json")) as file:
        windows = json.load(file)
    corpus = {name: (*read(folder, name), [tuple(t.split(".")[0] for t in w) for w in limits]) for name, limits in windows.items()}
    count = sum(len(w) for w in windows.values())
    for profile, weights in PROFILES.items():
        sweeper = sweeper_of(repository)(probationPercent=0.15, costMatrix=weights)
        points = [p for name, (times, scores, limits) in corpus.items()
                  for p in sweeper.calcSweepScore([t.split(".")[0] for t in times], scores, limits, name)]
        sweep = sweeper.calcScoreByThreshold(points)
        best = max(sweep, key=lambda s: s.score) if threshold is None else [s for s in sweep if s.threshold >= float(threshold)][-1]
        null, perfect = -weights["fnWeight"] * count, weights["tpWeight"] * count
        print(f"{profile:20} {100 * (best.score - null) / (perfect - null):6.2f}  threshold {best.threshold:.4f}: {best.fp} false positive points")


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
