using System.Web;

namespace RazorOkta.Tests.Unit.Web.Oidc.Login;

/// <summary>A login that the server has started for a visitor, at the moment when the browser would be at the provider.</summary>
internal sealed record ServerLogin(Visitor Visitor, Answer Started)
{
    /// <summary>What was asked of the provider.</summary>
    public System.Collections.Specialized.NameValueCollection Asked { get; } = HttpUtility.ParseQueryString(Started.Location is { } location ? new Uri(location).Query : "");

    public string State => Asked["state"]!;

    public static async Task<ServerLogin> StartAsync(LoginWorld world, Visitor? visitor = null, string? returnTo = null, string query = "")
    {
        visitor ??= world.NewVisitor();
        var parameters = returnTo is null ? query : $"returnTo={Uri.EscapeDataString(returnTo)}&{query}";
        return new ServerLogin(visitor, await visitor.GetAsync($"/authorization-code/login?{parameters}"));
    }

    /// <summary>The provider answers with a token for this attempt.</summary>
    public Task<Answer> FinishAsync(LoginWorld world, string? query = null, Visitor? visitor = null)
    {
        world.Provider.Nonce = Asked["nonce"]!;
        return (visitor ?? Visitor).GetAsync($"{LoginWorld.Callback}?{query ?? $"state={State}&code=_Code_"}");
    }
}
