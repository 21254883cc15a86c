"""Settings for all tests: timings never decide, and a run can be repeated."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "titleopt", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("titleopt")
