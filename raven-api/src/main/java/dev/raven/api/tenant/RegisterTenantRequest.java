package dev.raven.api.tenant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** {@code POST /tenants}. */
public record RegisterTenantRequest(
        @NotBlank String name, @NotNull @Email String email, @Nullable @Valid TenantSettingsPatch settings) {}
