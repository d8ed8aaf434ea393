"""Many plans: conversion, store, search and export."""
