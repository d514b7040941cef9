namespace RazorOkta.MockOkta.Oidc;

/// <summary>What a logout ends with: where it goes on to, and how that is drawn, as a redirect or as a page that goes there.</summary>
internal sealed record LogoutOutcome(string Target, Func<string, IResult> Draw);
