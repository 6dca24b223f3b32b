"""The service around the engine. Imports nothing, on purpose: workers load `service.store` without Flask."""
