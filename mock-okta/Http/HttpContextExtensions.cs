using Microsoft.AspNetCore.Http.Features;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Worlds;

namespace RazorOkta.MockOkta.Http;

internal static class HttpContextExtensions
{
    /// <summary>The org that answers this request. <see cref="WorldSelector"/> has found it.</summary>
    public static MockOrg Org(this HttpContext http) => http.Features.GetRequiredFeature<MockOrg>();

    /// <summary>One category for all that the org reports about its users and clients.</summary>
    public static ILogger Log(this HttpContext http) => http.RequestServices.GetRequiredService<ILogger<MockOrg>>();
}
