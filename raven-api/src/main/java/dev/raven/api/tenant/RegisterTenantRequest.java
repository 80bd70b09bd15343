package dev.raven.api.tenant;

import dev.raven.api.text.CodePoints;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** {@code POST /tenants}. */
public record RegisterTenantRequest(
        @NotBlank @CodePoints(max = 256) String name,
        @NotBlank @Email @CodePoints(max = 254) String email,
        @Nullable @Valid TenantSettingsPatch settings) {}
