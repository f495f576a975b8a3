"""Tests of the rules of response."""
