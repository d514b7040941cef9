using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;

namespace RazorOkta.Web.Sessions;

/// <summary>Registers sessions.</summary>
internal static class SessionServices
{
    public static IServiceCollection AddSessions(this IServiceCollection services, string stateDir)
    {
        services.AddDataProtection()
            .SetApplicationName("RazorOkta")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(stateDir, "keys")));
        services
            .AddSingleton(new SessionOptions { Folder = Path.Combine(stateDir, "sessions") })
            .AddSingleton<SessionFiles>()
            .AddSingleton<ISessionStore, FileSessionStore>()
            .AddSingleton<ProviderLogouts>()
            .AddSingleton<SessionCookie>()
            .AddSingleton<UserSessions>();
        services.AddAuthentication(SessionHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null);
        services.AddAuthorization();
        return services;
    }
}
