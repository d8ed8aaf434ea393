"""models/vocabulary"""
