namespace RazorOkta.MockOkta.Org;

/// <summary>Where an org is found.</summary>
/// <param name="Origin">Asked on first use, since a free port is known only once the server listens; for example <c>http://127.0.0.1:7777</c>.</param>
/// <param name="BasePath">Empty, or for example <c>/w/abc</c>: without a slash at its end.</param>
internal sealed record OrgAddress(Func<string> Origin, string BasePath = "");
