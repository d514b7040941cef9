using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RazorOkta.FrontendHost;
using RazorOkta.Web.Configuration;
using RazorOkta.Web.Profile;

namespace RazorOkta.Web.Pages.AuthorizationCode;

/// <summary>The claims of the signed-in user. Who is not signed in is sent to the overview.</summary>
[Authorize]
internal sealed class ProfileModel(SamplesConfig config, FrontendChannels frontends) : FrontendPageModel(config, frontends)
{
    public IEnumerable<(string Name, string Value)> Claims => ProfileView.Claims(SignedIn!);

    public IActionResult OnGet() => Show();
}
