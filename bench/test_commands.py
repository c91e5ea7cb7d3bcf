"""The sixty commands of commands.tsv as tests of testinfra: one test, one command, one verdict."""

import os
import pathlib

import pytest
import testinfra

COMMANDS = [
    line.split("\t")
    for line in pathlib.Path(__file__).with_name("commands.tsv").read_text().splitlines()
]
HOSTS = {
    name: testinfra.get_host(f"ssh://{name}", ssh_config=os.environ["BENCH_SSH_CONFIG"])
    for name in sorted({name for name, _ in COMMANDS})
}


@pytest.mark.parametrize("name,command", COMMANDS)
def test_command(name, command):
    answer = HOSTS[name].run(command)
    assert answer.rc == 0
    assert answer.stdout.strip()
