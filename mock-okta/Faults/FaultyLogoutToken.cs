using RazorOkta.MockOkta.Faults.Forging;
using RazorOkta.MockOkta.Oidc.Backchannel;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults;

/// <summary>A logout token on its way out (OIDC Back-Channel Logout 2.5), made wrong when a fault says so.</summary>
internal static class FaultyLogoutToken
{
    private const string Stage = "logouttoken";
    private const string Field = "logout_token=";

    /// <param name="org">Whose it is.</param>
    /// <param name="delivery">To whom, and what about.</param>
    /// <param name="form">As the healthy org would post it.</param>
    public static string Write(MockOrg org, LogoutDelivery delivery, string form)
    {
        if (FaultBook.Existing(org)?.ChooseForLogout(new LogoutNews(Stage, delivery.ClientId, (string?)delivery.Claims["sub"])) is not { } fault
            || RawToken.Parse(Uri.UnescapeDataString(form[Field.Length..])) is not { } token)
        {
            return form;
        }

        delivery.Fault = fault.Name.Text;
        var words = new Words(ServerOf(org, (string?)delivery.Claims["iss"]), delivery.ClientId, fault.Memory);
        var mutations = fault.Mutations.Where(mutation => mutation.Stage == Stage).ToList();
        var forged = new TokenForge([.. mutations.Where(mutation => mutation.Part != "field")], words, org, org.FindApp(delivery.ClientId)).Forge(token);
        var more = mutations.Where(mutation => mutation.Part == "field").Select(mutation => $"&{mutation.Name}={Uri.EscapeDataString(words.Text(mutation.Argument))}");
        return Field + Uri.EscapeDataString(forged) + string.Concat(more);
    }

    private static AuthorizationServer ServerOf(MockOrg org, string? issuer) => org.CustomServers.FirstOrDefault(server => server.Issuer == issuer) ?? org.OrgServer;
}
