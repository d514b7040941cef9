using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Http;

internal static class HttpContextExtensions
{
    /// <summary>The org that answers this request.</summary>
    public static MockOrg Org(this HttpContext http) => http.RequestServices.GetRequiredService<MockOrg>();

    /// <summary>One category for all that the org reports about its users and clients.</summary>
    public static ILogger Log(this HttpContext http) => http.RequestServices.GetRequiredService<ILogger<MockOrg>>();
}
