# shellcheck shell=bash
# Tier nodes: machines made of namespaces over one Debian root. Sourced by testbed.

nodes_ready() { root_ready trixie; }
