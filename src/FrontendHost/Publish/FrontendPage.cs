namespace RazorOkta.FrontendHost.Publish;

/// <summary>What a page needs to know of a front-end of contract 2.</summary>
/// <param name="Framework">What it is made with, for people.</param>
/// <param name="Language">What it is written in, for people.</param>
/// <param name="Title">Its name, for people.</param>
/// <param name="Entry">Path of the module that exports <c>mount</c>, inside the output.</param>
/// <param name="Styles">Paths of its style sheets, inside the output, in order.</param>
public sealed record FrontendPage(string Framework, string Language, string Title, string Entry, IReadOnlyList<string> Styles);
