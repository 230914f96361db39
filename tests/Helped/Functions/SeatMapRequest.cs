namespace Helped;

/// <param name="ShowId">Of the show.</param>
public sealed record SeatMapRequest(string ShowId);
