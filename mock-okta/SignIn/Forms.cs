using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>The parts that the sign-in pages are made of. The data-se and data-type hooks are those of Okta's Sign-In Widget.</summary>
internal static class Forms
{
    private const string ErrorId = "sign-in-error";

    /// <summary>What a person is told: the cause, where Okta gives one.</summary>
    public static string? TextOf(OktaError? error) => error is null ? null : error.Causes is [var cause, ..] ? cause : error.Summary;

    public static Page Card(string title, string? error, Html content) => new(
        error is null ? title : $"Error: {title}",
        Html.Of($"""
        <main class="card" id="okta-sign-in" data-se="auth-container">
          <h1 data-se="o-form-head">{title}</h1>
          {ErrorBox(error)}
          {content}
        </main>
        """));

    /// <summary>A form whose only content may be its button.</summary>
    public static Html Step(MockOrg org, SignInDestination destination, string step, string hook, Html fields, Html button) => Html.Of($"""
        <form method="post" action="{org.At(OktaRoutes.SignInTransactionFor(destination.Url))}" data-se="{hook}">
          <input type="hidden" name="step" value="{step}">
          {fields}
          {button}
        </form>
        """);

    public static Html Submit(string text) => Html.Of($"""<input type="submit" class="button" data-type="save" value="{text}">""");

    /// <summary>Looks like a link, since it is not what the page is for.</summary>
    public static Html Aside(string text, string hook) => Html.Of($"""<button class="link" data-se="{hook}">{text}</button>""");

    public static Html Password(string name, string label, bool isNew, string? error, bool focus = false) => Html.Of($"""
        <div class="field" data-se="o-form-input-{name}">
          <label for="{name}">{label}</label>
          <input type="password" id="{name}" name="{name}" autocomplete="{(isNew ? "new-password" : "current-password")}" required{Marks(error, focus)}>
        </div>
        """);

    public static Html Code(string name, string label, string? error) => Html.Of($"""
        <div class="field" data-se="o-form-input-{name}">
          <label for="{name}">{label}</label>
          <input type="text" id="{name}" name="{name}" inputmode="numeric" autocomplete="one-time-code" required{Marks(error, focus: true)}>
        </div>
        """);

    public static Html Text(string name, string label, string? error, string autocomplete = "off", string type = "text", bool focus = false) => Html.Of($"""
        <div class="field" data-se="o-form-input-{name}">
          <label for="{name}">{label}</label>
          <input type="{type}" id="{name}" name="{name}" autocomplete="{autocomplete}" autocapitalize="none" spellcheck="false" required{Marks(error, focus)}>
        </div>
        """);

    public static Html ErrorBox(string? error) => error is null
        ? Html.Of($"""<div data-se="o-form-error-container"></div>""")
        : Html.Of($"""
            <div data-se="o-form-error-container" class="o-form-has-errors" role="alert">
              <p class="infobox okta-form-infobox-error" id="{ErrorId}">{error}</p>
            </div>
            """);

    public static Html Marks(string? error, bool focus) => Html.Of(
        $"{(focus ? Html.Of($" autofocus") : Html.Empty)}{(error is null ? Html.Empty : Html.Of($""" aria-describedby="{ErrorId}" """))}");

    /// <summary>Nothing leaves this machine, and a person must find what was not sent.</summary>
    public static Html InboxHint(MockOrg org, string what) => Html.Of($"""
        <aside class="hint"><p>This mock org sends nothing. {what} is in <a href="{org.At(OktaRoutes.Inbox)}" target="_blank">its inbox</a>.</p></aside>
        """);
}
