namespace RazorOkta.MockOkta;

/// <summary>What a mock org is started with. <see cref="MockOktaSettingsValidator"/> says what is allowed.</summary>
public sealed record MockOktaSettings
{
    public const int DefaultPort = 7777;

    /// <summary>0 takes any free port; <see cref="MockOktaServer.Url"/> then says which.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The host name in the issuer, for example <c>127.0.0.1</c> or <c>okta.mock.localhost</c>. Always this machine.</summary>
    public string Host { get; init; } = "127.0.0.1";

    public IReadOnlyList<OidcClient> Clients { get; init; } = [];

    /// <summary>Names from <see cref="LeniencyCatalogue"/>. The org is as strict as Okta where none is named.</summary>
    public IReadOnlyList<string> Leniencies { get; init; } = [];

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
