#!/usr/bin/env python3
"""Of the table that voices.py writes: whose voices are heard, by role and month, as a table and as a picture.

    python examples/spark/shares.py OUT shares.png
"""

import sys

import duckdb

shares = duckdb.sql(f"""
    with voices as (select month, lower(role) as role, count(*) as quotes
                    from read_parquet('{sys.argv[1]}/**/*.parquet', hive_partitioning = true) where role is not null group by all),
         shares as (select month, role, quotes, quotes / sum(quotes) over (partition by month) as share from voices)
    from shares where role in (select role from voices group by role order by sum(quotes) desc, role limit 8) order by month, role
""").df()  # fmt: skip
print(shares.to_string(index=False))
plot = shares.pivot(index="month", columns="role", values="share").plot.bar(stacked=True, ylabel="share of quotations", figsize=(9, 4))
plot.legend(bbox_to_anchor=(1, 1))
plot.figure.savefig(sys.argv[2], bbox_inches="tight")
