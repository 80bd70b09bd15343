package dev.raven.core.tenant;

/** What is sealed of a tenant. */
record TenantProfile(String name, String email, TenantSettings settings) {}
