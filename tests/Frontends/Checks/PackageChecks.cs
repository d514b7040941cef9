namespace RazorOkta.Frontends.Checks;

/// <summary>The package and its build, before anything is shown.</summary>
internal static class PackageChecks
{
    public static readonly IReadOnlyList<Check> All =
    [
        new("package-manifest", Judge(trial => trial.Candidate.ManifestMistake)) { IsOfPackage = true },
        new("package-build", Judge(trial => trial.Candidate.BuildProblem ?? Elsewhere(trial.Candidate.WrittenElsewhere))) { IsOfPackage = true, Needs = ["package-manifest"] },
        new("package-output", Judge(trial => trial.Candidate.OutputProblem)) { IsOfPackage = true, Needs = ["package-manifest", "package-build"] },
        new("package-relative", RelativeAsync) { Needs = Served },
    ];

    /// <summary>What every check that opens a page needs.</summary>
    public static IReadOnlyList<string> Served => ["package-manifest", "package-build", "package-output"];

    private static Func<Trial, Task> Judge(Func<Trial, string?> mistake) => trial =>
    {
        var found = mistake(trial);
        Expect.That(found is null, found ?? "");
        return Task.CompletedTask;
    };

    private static string? Elsewhere(IReadOnlyList<string> written) =>
        written.Count == 0 ? null : $"The build writes outside DIST_OUT: {string.Join(", ", written.Take(5))}{(written.Count > 5 ? $" and {written.Count - 5} more" : "")}.";

    /// <summary>What a page of the front-end asks of our server, and is not there, was written with an address that does not follow the output.</summary>
    private static async Task RelativeAsync(Trial trial)
    {
        if (trial.Candidate.Output is { } output)
        {
            Expect.None(RootedAddresses.In(output, [.. trial.Candidate.Files.Select(file => file.Path)]), "Addresses in the output begin at the root of the server, where nothing of it lies");
        }

        var missing = new List<string>();
        trial.Page.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Url.StartsWith(trial.World.Origin, StringComparison.Ordinal) && !response.Request.IsNavigationRequest)
            {
                missing.Add($"{response.Status} {response.Request.Method} {new Uri(response.Url).PathAndQuery}");
            }
        };
        foreach (var page in PageChecks.SignedOut)
        {
            await trial.OpenAsync(page);
        }

        await trial.SignInAsync();
        Expect.None(missing, "The pages ask for what is not there; addresses in the output must be relative");
    }
}
