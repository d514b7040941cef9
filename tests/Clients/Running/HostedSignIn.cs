namespace RazorOkta.Clients.Running;

/// <summary>The org's own sign-in page. Its hooks are those of the widget, so this fills in both.</summary>
internal static class HostedSignIn
{
    public static async Task SubmitAsync(IPage page, string user = Known.User, string password = Known.Password)
    {
        Expect.That(RefusalIn(page.Url) is null, $"the org refused the request: {RefusalIn(page.Url)}");
        await page.Locator("[data-se=o-form-input-username] input").FillAsync(user);
        await Typing.SubmitAsync(page.Locator("[data-se=o-form-input-password] input"), password, page.Locator("[data-type=save]"));
    }

    /// <summary>An authorization error that has come back at once, so that nobody waits for a form.</summary>
    private static string? RefusalIn(string url)
    {
        var at = url.IndexOf("error=", StringComparison.Ordinal);
        return at < 0 ? null : Uri.UnescapeDataString(url[at..].Split("&state=")[0]);
    }
}
