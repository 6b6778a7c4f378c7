#!/usr/bin/env python3
"""Of the table that voices.py writes: the share of each role in what is quoted, by month, as a table and as a picture.

    python examples/spark/shares.py OUT shares.png
"""

import sys

import duckdb

shares = duckdb.sql(f"""
    with roles as (select month, coalesce(lower(role), 'no role') as role, count(*) as quotes
                   from read_parquet('{sys.argv[1]}/**/*.parquet', hive_partitioning = true) where speaker is not null group by all),
         most as (select role from roles group by role order by sum(quotes) desc, role limit 8)
    select month, role, quotes / sum(quotes) over (partition by month) as share from roles semi join most using (role) order by month, role
""").df()  # fmt: skip
print(shares.to_string(index=False))
plot = shares.pivot(index="month", columns="role", values="share").plot.area(ylabel="share of quotations", figsize=(9, 4))
plot.figure.savefig(sys.argv[2], bbox_inches="tight")
