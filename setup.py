"""Finds the sub-packages of every room, so that a new folder needs no edit here."""

from setuptools import find_namespace_packages, setup

ROOMS = ("models", "extract", "audit", "generate", "corpus")

packages = ["kehoach", "kehoach.cli"]
packages += [f"kehoach.cli.{name}" for name in find_namespace_packages("kehoach/cli")]
package_dir = {"kehoach": "kehoach"}
for room in ROOMS:
    packages.append(f"kehoach.{room}")
    packages += [f"kehoach.{room}.{name}" for name in find_namespace_packages(room)]
    package_dir[f"kehoach.{room}"] = room

setup(packages=packages, package_dir=package_dir)
