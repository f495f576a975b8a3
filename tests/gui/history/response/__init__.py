"""Tests of the response beside the trend."""
