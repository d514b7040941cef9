using RazorOkta.Frontends.Candidates;
using RazorOkta.Harness;

namespace RazorOkta.Frontends;

/// <summary>The browsers that front-ends are tried in.</summary>
internal static class Browsers
{
    /// <param name="name"><c>chromium</c>, <c>firefox</c> or <c>webkit</c>.</param>
    /// <returns>One that is to be disposed of: what it keeps on disk goes with it.</returns>
    /// <exception cref="CannotBeJudgedException">It cannot be started.</exception>
    public static async Task<IBrowser> LaunchAsync(string name)
    {
        try
        {
            return name == "chromium" ? await Chromium.LaunchAsync() : await (await Playwright.CreateAsync())[name].LaunchAsync();
        }
        catch (PlaywrightException e)
        {
            throw new CannotBeJudgedException($"{name} cannot be started. Get it with: npx playwright install {name}{Environment.NewLine}{e.Message.Split('\n')[0]}");
        }
    }
}
