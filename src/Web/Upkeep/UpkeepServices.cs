using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Upkeep;

/// <summary>Registers what joins sessions and the provider: the two rooms do not know each other.</summary>
internal static class UpkeepServices
{
    public static IServiceCollection AddUpkeep(this IServiceCollection services) =>
        services.AddSingleton<ITokenReturn, TokenReturn>().AddSingleton<TokenRenewal>();
}
