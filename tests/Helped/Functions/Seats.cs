namespace Helped;

/// <param name="Free">Numbers of free seats, ascending.</param>
public sealed record Seats(string ShowId, IReadOnlyList<int> Free);
