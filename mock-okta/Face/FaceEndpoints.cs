using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Face;

/// <summary>The org's page for people, at its root, and the files that belong to it.</summary>
internal static class FaceEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(OktaRoutes.Home, (HttpContext http, MockOrg org) => FacePage.Of(org, maySeeSecrets: Loopback.IsCaller(http) && !Loopback.CameThroughAProxy(http)));
        app.MapGet(OktaRoutes.FaceFile, FaceFiles.Get);
    }
}
